/** Contacts with customers over REST. */
package io.shouwen.crm.interaction.api;
