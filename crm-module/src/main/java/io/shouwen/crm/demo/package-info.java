/** Invented customers: a story to look at on the first start, and a file to import. Nobody in it exists. */
package io.shouwen.crm.demo;
