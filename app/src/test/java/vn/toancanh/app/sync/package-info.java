/**
 * Nothing lost, nothing twice: the ring with its real stores and its real client against a line and a city that fail in every
 * way of the catalogue of faults. Tests say by {@code @Fault} which ones they prove.
 */
package vn.toancanh.app.sync;
