/** What every other test takes for granted: the war deploys, its schemas are migrated, its doors are shut. */
package io.shouwen.foundation;
