/**
 * What may be done with a case now, and what became of what was done, asked the same way on every station. Start at
 * {@link vn.toancanh.uikit.act.Doable}; what came back is in {@link vn.toancanh.uikit.act.TrayModel}.
 */
@NullMarked
package vn.toancanh.uikit.act;

import org.jspecify.annotations.NullMarked;
