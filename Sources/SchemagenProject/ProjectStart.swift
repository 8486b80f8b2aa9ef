/// What `init` writes and prints.
public struct ProjectStart: Sendable {
    /// The name of the schema.
    public let name: String

    /// Starts a project of a name.
    /// - Returns: nil where the name cannot be a Swift type's.
    public init?(name: String) {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, first.isASCII, first.properties.isAlphabetic,
            scalars.allSatisfy({
                $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_")
            })
        else { return nil }
        self.name = first.properties.uppercaseMapping + name.dropFirst()
    }

    /// The path of the schema file.
    public var schemaPath: String { "\(ProjectLayout.schemaFolder)/\(name).schema" }

    /// The first schema, in canonical layout.
    public var schema: String {
        """
        /// Describe what this database is for; `///` lines reach the Swift models and the documents.
        schema \(name) {
            databases: [postgresql(14), sqlite(3.37)]
        }

        /// Where an order stands.
        enum OrderStatus { open, paid, shipped }

        /// One order of a customer.
        table Order as orders {
            id: Int64 @primaryKey @identity
            /// A type with `?` is nullable, everything else is not.
            note: String?
            status: OrderStatus = .open @index
            total: Decimal(12, 2) = 0 @check(total >= 0)
            placedAt: Timestamp = now()

            /// In Swift only: no database stores it.
            computed isOpen: Bool = status == .open
        }

        """
    }

    /// What git has to know: history is linear, so its records conflict on purpose, and line endings are part of what is
    /// hashed.
    public var gitAttributes: String {
        """
        Generated/** text eol=lf
        Generated/Migrations/schemagen.lock text eol=lf -merge
        Generated/Migrations/snapshots/*.schema text eol=lf -merge

        """
    }

    /// The lines for Package.swift, indented.
    public var packageLines: String {
        """
            .target(
                name: "\(name)Models",
                dependencies: [.product(name: "SchemagenRuntime", package: "schemagen")],
                path: "\(ProjectLayout.modelsFolder)",
                plugins: [.plugin(name: "SchemagenCheck", package: "schemagen")])
        """
    }
}
