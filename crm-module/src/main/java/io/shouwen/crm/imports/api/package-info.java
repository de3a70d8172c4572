/** Imports over REST: a file in, verdicts out. */
package io.shouwen.crm.imports.api;
