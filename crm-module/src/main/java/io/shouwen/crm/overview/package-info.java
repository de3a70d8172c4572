/** Everything about one customer on one page (C1): profile, consents, contacts, and what the modules above add. */
package io.shouwen.crm.overview;
