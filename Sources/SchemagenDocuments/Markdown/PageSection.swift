/// The sections of a page: their headings, and the anchors that renderers make of these.
enum PageSection: String, CaseIterable {
    case columns = "Columns"
    case computed = "Computed in Swift"
    case references = "References"
    case referencedBy = "Referenced by"
    case diagram = "Diagram"
    case keys = "Keys and indexes"
    case checks = "Checks"
    case options = "Options"
    case more = "More in the database"
    case cases = "Cases"
    case usedBy = "Used by"
    case query = "Query"
    case history = "History"

    /// Whether a heading that is a name has the anchor of a section.
    static func isAnchor(_ name: String) -> Bool {
        let anchor = name.lowercased()
        return allCases.contains { "\($0.anchor)" == anchor }
    }

    /// The heading in lower case, `-` for spaces.
    var anchor: StaticString {
        switch self {
        case .columns: "columns"
        case .computed: "computed-in-swift"
        case .references: "references"
        case .referencedBy: "referenced-by"
        case .diagram: "diagram"
        case .keys: "keys-and-indexes"
        case .checks: "checks"
        case .options: "options"
        case .more: "more-in-the-database"
        case .cases: "cases"
        case .usedBy: "used-by"
        case .query: "query"
        case .history: "history"
        }
    }
}
