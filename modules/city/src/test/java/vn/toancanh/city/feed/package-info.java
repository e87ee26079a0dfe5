/** Tests of the cameras' clips. */
@org.jspecify.annotations.NullMarked
package vn.toancanh.city.feed;
