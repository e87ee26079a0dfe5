/**
 * Settings of this workstation that an operator may change: language, density, sounds.
 */
@NullMarked
package vn.toancanh.uidesk.settings;

import org.jspecify.annotations.NullMarked;
