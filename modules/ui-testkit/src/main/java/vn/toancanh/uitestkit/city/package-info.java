/**
 * A small city for tests of the faces: a catalogue, cases of every kind and a ring that answers at once by the same rules as the
 * real one. Its link can be lost and its answers can be made to fail.
 */
package vn.toancanh.uitestkit.city;
