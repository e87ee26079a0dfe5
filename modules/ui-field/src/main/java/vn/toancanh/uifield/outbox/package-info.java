/** What the officer did and the city does not have yet, and what came back, in words that never claim more than is true. */
package vn.toancanh.uifield.outbox;
