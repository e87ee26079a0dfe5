/**
 * Sign-in of the demo: choose one of the people of the city pack.
 */
@NullMarked
package vn.toancanh.uikit.signin;

import org.jspecify.annotations.NullMarked;
