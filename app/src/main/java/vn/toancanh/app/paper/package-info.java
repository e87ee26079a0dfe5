/**
 * The duty book: what a centre needs on paper when its screens are dark. Kept in the profile while the console runs, printed
 * by Ctrl+P.
 */
@NullMarked
package vn.toancanh.app.paper;

import org.jspecify.annotations.NullMarked;
