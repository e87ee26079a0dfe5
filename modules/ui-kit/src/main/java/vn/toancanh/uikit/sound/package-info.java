/**
 * The sounds of the console: three patterns, synthesised, and a log of them that tests and the duty book read.
 */
package vn.toancanh.uikit.sound;
