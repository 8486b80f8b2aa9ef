import SchemagenImport
import SchemagenModel
import Testing

@Suite struct NamingTests {
    @Test(arguments: [
        ("lead_id", "leadID"), ("CustomerId", "customerId"), ("customerid", "customerid"), ("HTMLBody", "htmlBody"),
        ("image_urls", "imageURLs"), ("id", "id"), ("2nd try", "_2ndTry"), ("Straße", "straße"), ("-", "unnamed"),
        ("STATUS", "status"), ("IN_PROGRESS", "inProgress"),
    ])
    func membersAreReadable(sql: String, swift: String) { #expect(SwiftWords.member(sql) == swift) }

    @Test(arguments: [
        ("leads", "Lead"), ("categories", "Category"), ("addresses", "Address"), ("statuses", "Status"),
        ("lead_status", "LeadStatus"), ("people", "Person"), ("boxes", "Box"), ("houses", "House"),
        ("api_keys", "APIKey"),
        ("analytics", "Analytics"), ("user_addresses", "UserAddress"),
    ])
    func tablesAreNamedAfterOneRow(sql: String, swift: String) {
        #expect(SwiftWords.type(sql, isOfMany: true) == swift)
    }

    @Test func aTableThatJoinsOthersIsNamedAfterBoth() {
        let tables: Set = ["categories", "products", "news", "sales"]
        #expect(
            SwiftWords.type("categories_products", isOfMany: true, tables: tables) == "CategoryProduct")
        #expect(SwiftWords.type("sales_orders", isOfMany: true, tables: tables) == "SalesOrder")
        #expect(
            SwiftWords.type("categories_products", isOfMany: false, tables: tables)
                == "CategoriesProducts")
    }

    @Test func namesAreGivenOnce() {
        var pool = NamePool.types
        #expect(pool.take(["Lead"]) == "Lead")
        #expect(pool.take(["LEAD"]) == "LEAD2")
        #expect(pool.take(["Lead", "LeadTable"]) == "LeadTable")
        #expect(pool.take(["Data"]) == "Data2")
    }

    @Test func aPatternCoversMostNames() {
        var finder = PatternFinder(.index)
        for column in ["email", "phone", "state"] {
            finder.add(.init(name: "ix_leads_\(column)", table: "leads", columns: [column]))
        }
        finder.add(.init(name: "leads_name_idx", table: "leads", columns: ["name"]))
        #expect(finder.pattern == "ix_{table}_{columns}")
        var keys = PatternFinder(.foreignKey)
        keys.add(.init(name: "fk_orders_customers", table: "orders", columns: ["customer_id"], target: "customers"))
        keys.add(.init(name: "fk_lines_orders", table: "lines", columns: ["order_id"], target: "orders"))
        #expect(keys.pattern == "fk_{table}_{target}")
        var columns = PatternFinder(.column)
        columns.add(.init(name: "CustomerId", swiftName: "customerId"))
        columns.add(.init(name: "FirstName", swiftName: "firstName"))
        #expect(columns.pattern == "{SwiftName}")
        var numbered = PatternFinder(.column)
        for number in 1...3 { numbered.add(.init(name: "line_\(number)", swiftName: "line\(number)")) }
        numbered.add(.init(name: "id", swiftName: "id"))
        #expect(numbered.pattern == "{name_1}")
    }

    /// Of patterns that give as many names, the one that says least by itself.
    @Test func aPatternIsARuleForNamesToCome() {
        var index = PatternFinder(.index)
        index.add(.init(name: "posts_user_id", table: "posts", columns: ["user_id"]))
        #expect(index.pattern == "{table}_{columns}")
        var unique = PatternFinder(.unique)
        unique.add(.init(name: "uq_email", table: "users", columns: ["email"]))
        #expect(unique.pattern == "uq_{columns}")
        var key = PatternFinder(.foreignKey)
        key.add(.init(name: "fk_posts_users", table: "posts", columns: ["user_id"], target: "users"))
        #expect(key.pattern == "fk_{table}_{target}")
    }

    /// What one of many names has is no rule, and neither is a hash.
    @Test func aPatternIsAHabit() {
        var keys = PatternFinder(.foreignKey)
        keys.add(
            .init(
                name: "posts_user_id_2f476e4b_fk_users", table: "posts", columns: ["user_id"],
                target: "users"))
        #expect(keys.pattern == "{table}_{columns}_fkey")
        for (table, hash) in [("tags", "8c2d"), ("notes", "0b9d"), ("likes", "c564")] {
            keys.add(.init(name: "fk_rails_\(hash)", table: table, columns: ["user_id"], target: "users"))
        }
        keys.add(.init(name: "fk_items_user_id", table: "items", columns: ["user_id"], target: "users"))
        #expect(keys.pattern == "{table}_{columns}_fkey")
    }

    @Test func columnsMayBeJoinedByWords() {
        var index = PatternFinder(.index)
        index.add(
            .init(
                name: "index_posts_on_user_id_and_state", table: "posts", columns: ["user_id", "state"]))
        index.add(.init(name: "index_users_on_email", table: "users", columns: ["email"]))
        #expect(index.pattern == "index_{table}_on_{columns:_and_}")
    }

    /// A name that says nothing of columns would be the next one's too.
    @Test func oneNameOfATableAloneIsNoPattern() {
        var index = PatternFinder(.index)
        index.add(.init(name: "posts_lookup", table: "posts", columns: ["user_id"]))
        #expect(index.pattern == "{table}_{columns}_idx")
        index.add(.init(name: "users_lookup", table: "users", columns: ["name"]))
        #expect(index.pattern == "{table}_lookup")
        var key = PatternFinder(.primaryKey)
        key.add(.init(name: "pk_posts", table: "posts", columns: ["id"]))
        #expect(key.pattern == "pk_{table}")
    }
}
