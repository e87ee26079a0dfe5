/**
 * Paper for the time when nothing else works: a book of sections as PDF with the house's font in it, and printing. What
 * stands in the book is told by whoever makes it; this room knows pages, not cases.
 */
@NullMarked
package vn.toancanh.report;

import org.jspecify.annotations.NullMarked;
