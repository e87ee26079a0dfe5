/**
 * The core of the gateway: what the city is, its change log, and the decision about each command. Everything durable is in one
 * SQLite file; what belongs together is written in one transaction.
 */
@NullMarked
package vn.toancanh.city.model;

import org.jspecify.annotations.NullMarked;
