/**
 * A server that does on the wire exactly what a test says, faults included, and a proxy that spoils the line to any other
 * server.
 */
@NullMarked
package vn.toancanh.testkit.net;

import org.jspecify.annotations.NullMarked;
