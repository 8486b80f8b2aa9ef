import SchemagenModel

/// The Swift types of the schema's types as documents name them.
public struct SwiftTypeName {
    private let types: SwiftTypes

    /// Looks names up in a schema.
    public init(_ schema: Schema) { types = SwiftTypes(context: SwiftContext(schema)) }

    /// The Swift type of a data type: `Lead.ID`, `[String]`, `Date`.
    public func text(for type: DataType) -> String {
        var ignored: Set<SwiftImport> = []
        return types.name(of: type, imports: &ignored)
    }
}
