/**
 * Photos of cases for those who look at them: found in the spool, in what was fetched before, or at the city, and decoded where
 * a bad one can do no harm.
 */
@NullMarked
package vn.toancanh.app.photo;

import org.jspecify.annotations.NullMarked;
