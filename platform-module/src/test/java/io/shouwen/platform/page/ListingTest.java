package io.shouwen.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {

    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 120).boxed().toList();
    private static final Map<String, Comparator<Integer>> ORDERS =
            Map.of("number", Comparator.naturalOrder(), "tens", Comparator.comparing(n -> n / 10));

    private static Listing<Integer> listing(String sort, String page) {
        return Listing.of(NUMBERS, n -> true, ORDERS, new ListAddress("/list", Map.of("sort", sort, "page", page)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 50",
        "2, 51, 100",
        "3, 101, 120",
        "4, 101, 120",
        "999999, 101, 120",
        "0, 1, 50",
        "x, 1, 50",
        "-1, 1, 50"
    })
    void showsThePageThatIsAskedForOrTheNearest(String page, int first, int last) {
        Listing<Integer> listing = listing("", page);
        assertThat(listing.shown()).isEqualTo(NUMBERS.subList(first - 1, last));
        assertThat(listing.paging().first()).isEqualTo(first);
        assertThat(listing.paging().last()).isEqualTo(last);
        assertThat(listing.paging().pages()).isEqualTo(3);
    }

    @Test
    void sortsBothWaysAndLeavesEqualsInTheirOrder() {
        assertThat(listing("-number", "").shown()).startsWith(120, 119);
        assertThat(listing("-tens", "").shown()).startsWith(120, 110, 111);
        assertThat(listing("nothing", "").shown()).startsWith(1, 2);
    }

    @Test
    void showsAnEmptyListAsOnePageOfNothing() {
        Listing<Integer> nothing =
                Listing.of(NUMBERS, n -> false, ORDERS, new ListAddress("/list", Map.of("page", "2")));
        assertThat(nothing.shown()).isEmpty();
        assertThat(nothing.paging().first()).isZero();
        assertThat(nothing.paging().pages()).isEqualTo(1);
    }

    @Test
    void writesAddressesThatShowTheSameOtherwise() {
        ListAddress address = new ListAddress("/list", Map.of("who", "林 &x", "sort", "total", "page", "3"));
        assertThat(address.sortedBy("total"))
                .contains("sort=-total", "who=%E6%9E%97+%26x")
                .doesNotContain("page");
        assertThat(address.page(2)).contains("page=2", "sort=total");
        assertThat(address.without(List.of("who"))).isEqualTo("/list?sort=total");
        assertThat(address.order("total")).isEqualTo("ascending");
    }

    @Test
    void tellsWhereCountingStopped() {
        ListAddress second = new ListAddress("/list", Map.of("page", "2"));
        assertThat(Paging.counted(second, 25, 1000, 1000).more()).isTrue();
        assertThat(Paging.counted(second, 25, 999, 1000).more()).isFalse();
        assertThat(Paging.counted(second, 25, 1000, 1000).offset()).isEqualTo(25);
        assertThat(Paging.of(second, 25, 20).offset()).isZero();
    }
}
