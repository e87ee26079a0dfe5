/** The photos of a case, small in a row and large in a sheet, the same on every station. Nothing is decoded in this process. */
@NullMarked
package vn.toancanh.uikit.photo;

import org.jspecify.annotations.NullMarked;
