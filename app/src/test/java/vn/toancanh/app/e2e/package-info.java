/**
 * The whole way, with real parts: a city in a process of its own, a console in another that is driven through its window and
 * can be killed, and what the city says happened.
 */
package vn.toancanh.app.e2e;
