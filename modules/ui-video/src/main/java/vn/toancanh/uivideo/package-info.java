/**
 * Cells with live cameras for every station, and one camera large. They show what modules/media hands them and call nothing
 * native; what a cell says of a camera joins what is seen from here with what the city says, and keeps the two apart.
 */
@NullMarked
package vn.toancanh.uivideo;

import org.jspecify.annotations.NullMarked;
