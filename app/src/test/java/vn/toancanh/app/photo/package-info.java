/** Photos on their way from the city to the eye. */
@NullMarked
package vn.toancanh.app.photo;

import org.jspecify.annotations.NullMarked;
