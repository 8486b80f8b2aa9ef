import SchemagenTestSupport

/// The seeds of random schemas: from `SCHEMAGEN_TEST_SEED` on, as many as the environment asks for.
enum RandomSeeds {
    /// Of small schemas.
    static func small(_ count: UInt64) -> Range<UInt64> { seeds("SCHEMAGEN_TEST_SCHEMAS", count) }

    /// Of large ones.
    static func large(_ count: UInt64) -> Range<UInt64> {
        seeds("SCHEMAGEN_TEST_LARGE_SCHEMAS", count)
    }

    private static func seeds(_ variable: String, _ count: UInt64) -> Range<UInt64> {
        let first = environmentVariable("SCHEMAGEN_TEST_SEED").flatMap(UInt64.init) ?? 1
        return first..<(first + (environmentVariable(variable).flatMap(UInt64.init) ?? count))
    }
}
