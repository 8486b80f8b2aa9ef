import SchemagenDatabases
import SchemagenRuntime
import SchemagenTestSupport
import Testing

/// What a real server prints is read, what is written the server reads as the same value.
@Suite struct PostgreSQLTextTests {
    private func check<Value: LosslessStringConvertible & Equatable>(
        _ type: Value.Type, _ name: String, _ texts: [String]
    ) throws {
        try withDatabase { (connection) throws in
            for text in texts {
                let sql = "SELECT $1::\(name)::text"
                let printed = try connection.query(sql, [text]).first
                let value = try #require(Value((printed ?? nil) ?? ""), "the server prints \(printed ?? "NULL")")
                #expect(try connection.query(sql, [value.description]).first == printed)
            }
        }
    }

    @Test func dates() throws {
        try check(
            LocalDate.self, "date",
            [
                "2024-02-29", "1 March 2025", "0044-03-15 BC", "0001-02-29 BC", "4714-11-24 BC", "5874897-12-31",
                "99999-01-01",
            ])
    }

    @Test func days() throws {
        try withDatabase { (connection) throws in
            for days in [-2_440_588, -719_469, -719_163, -1, 0, 11_016, 2_145_042_905] as [Int64] {
                let date = LocalDate(daysSince1970: days)
                #expect(
                    try connection.query("SELECT (date '1970-01-01' + $1::int)::text", ["\(days)"]).first
                        == date?.description)
            }
        }
    }

    @Test func times() throws {
        try check(LocalTime.self, "time", ["08:30", "24:00:00", "00:00:00.000001", "23:59:59.999999", "12:00:00.5"])
    }

    @Test func timestamps() throws {
        try check(
            LocalTimestamp.self, "timestamp",
            [
                "2025-03-01T08:30:00.25", "2024-02-28 24:00:00", "0044-03-15 12:00:00.5 BC", "4714-11-24 00:00:00 BC",
                "294276-12-31 23:59:59.999999", "1969-12-31 23:59:59.000001",
            ])
    }

    @Test func intervals() throws {
        try check(
            Interval.self, "interval",
            [
                "0", "1 year 2 months 3 days 04:05:06.789", "-1 day +02:03", "-0.5 seconds", "-1.5 seconds",
                "1 month -1 hour",
                "P-1Y-2M3DT-4H-5M-6.000001S", "1000 hours", "-25 months", "2147483647 months 2147483647 days",
                "-2562047788:00:54.775807", "2562047788:00:54.775807", "1 week",
            ])
    }

    @Test func documents() throws {
        try withDatabase { (connection) throws in
            for text in [#"{"b":[1,2.5,null,true],"a":{"é":"\"\\\u0001\n😀"}}"#, "-0.1e-7", "1e300", "\"\""] {
                let value = try JSON(text: text)
                let printed = try connection.query("SELECT $1::jsonb::text", [value.description]).first
                #expect(try JSON(text: (printed ?? nil) ?? "") == value)
            }
        }
    }
}
