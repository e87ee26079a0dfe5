/**
 * What a console and a city say to bad input, with real parts: wrong addresses, strangers on the line, broken packs, a
 * profile that cannot be written, a full disk, a port in use, a second start. One clear sentence each, and the rest works.
 */
package vn.toancanh.app.badinput;
