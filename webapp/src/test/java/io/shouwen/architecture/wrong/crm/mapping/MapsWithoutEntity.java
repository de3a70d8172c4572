package io.shouwen.architecture.wrong.crm.mapping;

import jakarta.persistence.Column;

class MapsWithoutEntity {
    @Column(name = "name")
    String name;
}
