/**
 * The frame of the desk: top bar, service rail, status bar, workspaces, banners.
 */
@NullMarked
package vn.toancanh.uidesk.shell;

import org.jspecify.annotations.NullMarked;
