/**
 * Drives the real console through its screens and states, takes a picture of each and writes down what it saw. The README's
 * pictures come from here, and so does the proof that every state can be reached.
 */
package vn.toancanh.app.tour;
