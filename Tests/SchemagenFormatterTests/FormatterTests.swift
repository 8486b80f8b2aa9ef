import SchemagenFormatter
import SchemagenLanguage
import Testing

/// The layout that the formatter gives, construct by construct.
struct FormatterTests: FormatterTesting {
    @Test func everythingInCanonicalLayoutStaysAsItIs() {
        expectUnchanged(FormatterSample.everything)
    }

    @Test func spacingIsNormalised() {
        expect(
            """
            schema   Shop{databases:[ postgresql( 14 ),sqlite(3.37) , ],naming:{index:"ix"},}
            table Lead  as leads:A,B@unlogged{id:Int64@primaryKey@identity( always ,start:1 )
            a:String( 3 )?=nil
            x as y was z:[ Int32 ]?
            r:Range < Int32 > ?
            check c:a==nil||!b&&- 1<-c
            index( a desc,lower( b ) )as i where d in[ .a,.b, ]
            foreignKey(a,b)references Lead( a,b )
            }
            """,
            """
            schema Shop {
                databases: [postgresql(14), sqlite(3.37)]
                naming: { index: "ix" }
            }

            table Lead as leads: A, B @unlogged {
                id: Int64 @primaryKey @identity(always, start: 1)
                a: String(3)? = nil
                x as y was z: [Int32]?
                r: Range<Int32>?
                check c: a == nil || !b && -1 < -c
                index(a desc, lower(b)) as i where d in [.a, .b]
                foreignKey(a, b) references Lead(a, b)
            }

            """)
    }

    @Test func tokensThatWouldMergeStayApart() {
        expect(
            "table T { a: JSON<S>= {}\n computed b: Int32 = - - -c - -1\n check d: ! ! e }",
            """
            table T {
                a: JSON<S> = {}
                computed b: Int32 = - - -c - -1
                check d: !!e
            }

            """)
    }

    @Test func columnsCalledLikeKeywords() {
        expect(
            "table T { index: Int32 check: Bool computed: String in: Int32 = 3 as as was: Int32 unique(in) `as`: Int32 }",
            """
            table T {
                index: Int32
                check: Bool
                computed: String
                in: Int32 = 3
                as as was: Int32
                unique(in)
                `as`: Int32
            }

            """)
    }

    // MARK: Empty lines

    @Test func declarationsAreSetApart() {
        expect(
            """


            enum A { a }
            enum B { b }

            enum C { c }
            /// Documented.
            enum D { d }
            table T { a: Int32 }
            // A comment.
            removed table X


            removed table Y
            type Z = Int32


            """,
            """
            enum A { a }
            enum B { b }

            enum C { c }

            /// Documented.
            enum D { d }

            table T {
                a: Int32
            }

            // A comment.
            removed table X

            removed table Y
            type Z = Int32

            """)
    }

    @Test func oneEmptyLineIsKeptBetweenMembers() {
        expect(
            """
            table T {


                a: Int32
                b: Int32



                // A comment.

                c: Int32

                /// Documented.

                d: Int32

            }
            """,
            """
            table T {
                a: Int32
                b: Int32

                // A comment.

                c: Int32

                /// Documented.
                d: Int32
            }

            """)
    }

    @Test func commentsStandApartFromTheDeclarationBefore() {
        expect(
            "table T { a: Int32 } // Behind.\n// Before U.\n\n// Also before U.\ntable U { a: Int32 }\n// The end.\n\n\n",
            """
            table T {
                a: Int32
            } // Behind.

            // Before U.

            // Also before U.
            table U {
                a: Int32
            }
            // The end.

            """)
    }

    @Test(arguments: ["", "\n", " \r\n\t\n", "\u{FEFF}"])
    func nothingStaysNothing(text: String) {
        let result = Formatter.format(SourceFile(path: "empty.schema", text: text))
        #expect(result.text.isEmpty)
        #expect(result.diagnostics.isEmpty)
    }

    @Test func commentsAlone() {
        expect("\n\n  // One.\n\n\n\t// Two.", "// One.\n\n// Two.\n")
    }

    // MARK: Comments

    @Test func commentsInEveryGapAreKept() {
        expect(
            """
            table // 1
            T { // 2
                // 3
                a // 4
                : Int32 // 5
                // 6
                @index( // 7
                    as: x, // 8
                    // 9
                ) // 10
                // 11
            } // 12
            """,
            """
            table // 1
                T
            { // 2
                // 3
                a // 4
                        : Int32 // 5
                    // 6
                    @index( // 7
                        as: x // 8
                        // 9
                    ) // 10
                // 11
            } // 12

            """)
    }

    @Test func aCommentBeforeACommaFollowsIt() {
        expect(
            "enum E { a // one\n , b // two\n , }",
            """
            enum E {
                a, // one
                b, // two
            }

            """)
    }

    @Test func commentsAreKeptToTheByte() {
        expect(
            "//no space\n//// four\n// ünïcode 日本語  \t\ntable T {}",
            "//no space\n//// four\n// ünïcode 日本語\ntable T {}\n")
    }

    // MARK: Strings

    @Test func rawStringsMoveWithTheirBlock() {
        let result = Formatter.format(
            SourceFile(
                path: "raw.schema",
                text: "view V { a: Int32 } = sql  \"\"\"  \r\n\t\tselect 1\r\n\t\t  from x  \r\n\r\n \t\n\t\t\"\"\""))
        #expect(
            result.text
                == "view V {\n    a: Int32\n} = sql \"\"\"\n    select 1\n      from x  \n\n\n    \"\"\"\n")
    }

    @Test func rawStringsInArguments() {
        expect(
            "table T { a: String = sql(\"\"\"\n  x\n  \"\"\")\n b: native(postgresql: \"\"\"\n y\n \"\"\", sqlite: \"T\") }",
            #"""
            table T {
                a: String = sql("""
                    x
                    """)
                b: native(
                    postgresql: """
                        y
                        """,
                    sqlite: "T"
                )
            }

            """#)
    }

    @Test func escapesAreLeftAlone() {
        expectUnchanged("table T {\n    a: String = \"\\u{20AC}\\n\\\"\\\\ \t\"\n}\n")
    }

    // MARK: Errors

    @Test(arguments: [
        "table {", "table T { a: }", "enum E { a b", "schema S { a: [1 }", "\"", "@", "table T { a: Int32 = ( }",
    ])
    func aFileWithErrorsIsLeftAlone(text: String) {
        let result = Formatter.format(SourceFile(path: "broken.schema", text: text))
        #expect(result.text == text)
        #expect(!result.isChanged)
        #expect(!result.diagnostics.isEmpty)
    }

    @Test func aFileThatIsNotTextIsLeftAlone() {
        let result = Formatter.format(SourceFile(path: "broken.schema", bytes: [0x74, 0xFF, 0xFE, 0x0A]))
        #expect(!result.isChanged)
        #expect(!result.diagnostics.isEmpty)
    }
}
