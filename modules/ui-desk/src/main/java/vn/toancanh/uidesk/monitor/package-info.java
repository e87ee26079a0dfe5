/**
 * Workspace F1: cameras, alerts and sources with their health.
 */
@NullMarked
package vn.toancanh.uidesk.monitor;

import org.jspecify.annotations.NullMarked;
