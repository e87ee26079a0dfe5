/** A server that does on the wire exactly what a test says, faults included. */
@NullMarked
package vn.toancanh.testkit.net;

import org.jspecify.annotations.NullMarked;
