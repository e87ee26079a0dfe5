/**
 * The operator's desk: shell, queue, case detail, alerts, tray and settings.
 */
package vn.toancanh.uidesk;
