/** The second supported runtime: the EAR on a full Payara Server. */
package io.shouwen.ear;
