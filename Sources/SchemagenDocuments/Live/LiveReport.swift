import SchemagenMeasures
import SchemagenModel
import SchemagenSwift

/// What the page of a live database tells of.
public struct LiveReport: Sendable {
    /// The figures.
    public var measures: DatabaseMeasures
    /// What changed since figures were saved; nil where there are none to compare with.
    public var comparison: MeasuresComparison?
    /// What the schema and its history bring next; nil where that was not asked for.
    public var coming: ComingChange?
    /// The schema.
    public var schema: Schema
    /// The database that the schema is read for.
    public var database: Database
    /// The Swift names of the tables that have pages beside this one.
    public var linked: Set<String>

    /// Makes one from its parts.
    public init(
        _ measures: DatabaseMeasures, of schema: Schema, on database: Database,
        comparison: MeasuresComparison? = nil, coming: ComingChange? = nil, linked: Set<String> = []
    ) {
        self.measures = measures
        self.schema = schema
        self.database = database
        self.comparison = comparison
        self.coming = coming
        self.linked = linked
    }

    /// The page: what matters first comes first, and exact bytes come last. The same report gives the same bytes.
    public var page: GeneratedFile {
        let context = LiveContext(self)
        var page = MarkdownPage(of: "a live database")
        LiveOverview.add(context, to: &page)
        if let coming { LiveComing.add(coming, context, to: &page) }
        if let comparison { LiveChanges.add(comparison, context, to: &page) }
        LiveTables.add(context, to: &page)
        LiveCoverage.add(context, to: &page)
        LiveIndexes.add(context, to: &page)
        LiveConstraints.add(context, to: &page)
        LiveServer.add(context, to: &page)
        LiveStatements.add(context, to: &page)
        LiveSettings.add(context, to: &page)
        LiveSizes.add(context, to: &page)
        return page.file(named: Self.fileName)
    }

    /// The page's name.
    public static let fileName = "live.md"
}
