/** SHA-256 in one place: hashes of acts, photos and lines of the audit, on the console and in the reference gateway alike. */
@NullMarked
package vn.toancanh.core.hash;

import org.jspecify.annotations.NullMarked;
