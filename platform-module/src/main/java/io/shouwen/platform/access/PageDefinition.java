package io.shouwen.platform.access;

import java.util.Optional;

/**
 * A page and who may open it. A page that no catalogue names is refused.
 *
 * @param path extensionless, below the base address, such as {@code /crm/customers}
 * @param portal the one portal that it belongs to
 * @param permission needed to open it
 * @param navigation its place in the portal's menu; empty for pages reached from others
 * @param personalData whether it shows personal data, and so carries the watermark (P9)
 */
public record PageDefinition(
        String path, Portal portal, String permission, Optional<Navigation> navigation, boolean personalData) {

    /**
     * @param label message key in the module's bundle
     * @param icon PrimeIcons name, such as {@code pi-users}
     * @param order ascending from the top
     */
    public record Navigation(String label, String icon, int order) {}

    public static PageDefinition inMenu(
            String path, Portal portal, String permission, boolean personalData, String label, String icon, int order) {
        return new PageDefinition(
                path, portal, permission, Optional.of(new Navigation(label, icon, order)), personalData);
    }

    public static PageDefinition reached(String path, Portal portal, String permission, boolean personalData) {
        return new PageDefinition(path, portal, permission, Optional.empty(), personalData);
    }
}
