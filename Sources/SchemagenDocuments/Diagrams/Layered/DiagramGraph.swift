/// An entity-relationship diagram before it is laid out: boxes for tables and edges for foreign keys.
struct DiagramGraph: Sendable {
    /// A line of a box.
    struct Row: Sendable {
        var name: String
        var type: String
        /// `PK`, `FK`, `PK FK` or nothing.
        var marks: String
    }

    /// A table.
    struct Box: Sendable {
        var title: String
        var subtitle: String?
        var rows: [Row]
        /// A relative reference that the title leads to.
        var link: String?
        /// Whether the table belongs to another group and is drawn lighter.
        var isFaded: Bool
    }

    /// A foreign key.
    struct Edge: Sendable {
        /// The position of the box that holds the foreign key.
        var from: Int
        /// The position of the box that is referenced.
        var to: Int
        /// The names of the columns. Where a row of the box has the (first) name, the edge ends beside it.
        var label: String
        /// Whether there may be no referenced row; else there is exactly one.
        var isOptional: Bool
        /// Whether at most one row refers to the same row; else many may.
        var isUnique: Bool
    }

    var boxes: [Box]
    var edges: [Edge]
}
