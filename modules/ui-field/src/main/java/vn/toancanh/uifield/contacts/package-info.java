/** Whom to call: the units of the city with their numbers, found with or without tone marks, with and without a link. */
package vn.toancanh.uifield.contacts;
