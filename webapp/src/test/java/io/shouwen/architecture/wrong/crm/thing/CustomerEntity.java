package io.shouwen.architecture.wrong.crm.thing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class CustomerEntity {
    @Id
    private Long id;

    public Long id() {
        return id;
    }
}
