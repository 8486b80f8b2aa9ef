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
    }
}
