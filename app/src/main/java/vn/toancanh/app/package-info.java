/**
 * The composition root: the launcher, the constructor calls that join the rooms, the checks at start-up and the
 * tour.
 */
package vn.toancanh.app;
