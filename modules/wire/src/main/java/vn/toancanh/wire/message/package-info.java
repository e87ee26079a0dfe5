/**
 * The messages of the contract as records, one for each body that is not a record of core already. Names of fields are
 * those of the contract.
 */
@NullMarked
package vn.toancanh.wire.message;

import org.jspecify.annotations.NullMarked;
