/**
 * What may be done with a case now, asked the same way on every station.
 */
@NullMarked
package vn.toancanh.uikit.act;

import org.jspecify.annotations.NullMarked;
