import SchemagenLanguage

extension DiagnosticCode {
    /// The codes of the Swift models.
    public static let swift: [DiagnosticCode] = [
        swiftNameTaken, swiftDefaultUnsupported,
    ]

    /// A name that Swift or the generated code needs for itself.
    public static let swiftNameTaken = DiagnosticCode(
        "swift-name-taken", .error,
        """
        Names of the schema become names in Swift, and this one is needed otherwise.

        - A table, view, enum or type cannot be called `ID`, `Draft`, `Columns` or `CodingKeys`: every generated struct has
          types of these names, which would hide it. `Self`, `Type`, `Protocol` and `Any` are Swift's, and `Swift`,
          `Foundation` and `SchemagenRuntime` are modules that generated code refers to. Names such as `Date` or `String` are
          fine: the code then says which it means.
        - A column or computed property cannot be called `validate`, nor `customMirror` where a column is `@sensitive`, and a
          computed property cannot have the name of a column. A case cannot be called `allCases`.

        Give it another Swift name and keep the SQL name with `as`:

            isToValidate as validate: Bool
        """)

    /// A default that only the models apply has no form in Swift.
    public static let swiftDefaultUnsupported = DiagnosticCode(
        "swift-default-unsupported", .error,
        """
        `@swiftDefault(e)` is applied by the initialiser of the generated `Draft`, so its value must be one that Swift can
        write: a number, text, Bool, case, UUID, array or JSON, or `now()`, `today()` and `uuid()`. A value of a Codable type
        of your own (`JSON<Settings>`), a date, a time or a deprecated case cannot be written.

        Leave the default to the database, where every value can be written:

            settings: JSON<Settings> @swiftDefault({})   // an error
            settings: JSON<Settings> = {}                // well
        """)
}
