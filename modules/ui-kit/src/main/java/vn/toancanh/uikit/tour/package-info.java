/**
 * The port of the tour: each room offers the steps it can show, the application runs them and writes a picture of each.
 */
package vn.toancanh.uikit.tour;
