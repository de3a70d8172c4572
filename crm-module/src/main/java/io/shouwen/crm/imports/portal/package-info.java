/** The screens on which a file of customers is uploaded, checked and taken in. */
package io.shouwen.crm.imports.portal;
